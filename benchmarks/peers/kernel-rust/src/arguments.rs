//! The command line.

const USAGE: &str =
    "usage: kernel-rust TABLE [--columns all|no-stats|paths] [--mode arrow|iterate] [--where PREDICATE] [--transforms]";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    All,
    NoStats,
    Paths,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Arrow,
    Iterate,
}

pub struct Arguments {
    pub table: String,
    pub columns: Columns,
    pub mode: Mode,
    /// Which files are wanted; none for all.
    pub predicate: Option<String>,
    pub transforms: bool,
}

impl Arguments {
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut table = None;
        let mut columns = Columns::All;
        let mut mode = Mode::Arrow;
        let mut predicate = None;
        let mut transforms = false;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--columns" => columns = parse_columns(arguments.next())?,
                "--mode" => mode = parse_mode(arguments.next())?,
                "--where" => predicate = Some(arguments.next().ok_or(USAGE)?),
                "--transforms" => transforms = true,
                _ if table.is_none() => table = Some(argument),
                _ => return Err(format!("unexpected argument {argument}")),
            }
        }
        let table = table.ok_or(USAGE)?;
        Ok(Self { table, columns, mode, predicate, transforms })
    }
}

fn parse_columns(value: Option<String>) -> Result<Columns, String> {
    match value.as_deref() {
        Some("all") => Ok(Columns::All),
        Some("no-stats") => Ok(Columns::NoStats),
        Some("paths") => Ok(Columns::Paths),
        _ => Err(format!("--columns is all, no-stats or paths, got {value:?}")),
    }
}

fn parse_mode(value: Option<String>) -> Result<Mode, String> {
    match value.as_deref() {
        Some("arrow") => Ok(Mode::Arrow),
        Some("iterate") => Ok(Mode::Iterate),
        _ => Err(format!("--mode is arrow or iterate, got {value:?}")),
    }
}
