//! Lists the active files of a Delta table with the Rust Delta Kernel: `kernel-rust TABLE [--columns all|no-stats|paths]
//! [--mode arrow|iterate] [--where PREDICATE] [--transforms]`. With `--transforms` the kernel also makes the expressions that a reader of the
//! data files would need, as it does unless told otherwise.

mod arguments;
mod file_list;
mod output;
mod predicate;

use std::error::Error;
use std::process::ExitCode;
use std::sync::mpsc::sync_channel;
use std::thread;

use arguments::{Arguments, Mode};
use file_list::FileList;

/// Batches that may wait for the writer: enough to keep both threads busy, few enough to bound memory.
const BATCHES_IN_FLIGHT: usize = 4;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kernel-rust: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    let files = FileList::open(&arguments)?;
    match arguments.mode {
        Mode::Iterate => {
            println!("{}", files.count()?);
            Ok(())
        }
        Mode::Arrow => {
            let (sender, receiver) = sync_channel(BATCHES_IN_FLIGHT);
            let columns = arguments.columns;
            // Replay on this thread, encode and write on another: the two cores of a small machine are both used.
            let writer = thread::spawn(move || output::write(receiver, columns).map_err(|error| error.to_string()));
            let replayed = files.for_each_batch(|batch| sender.send(batch).is_ok());
            drop(sender);
            writer.join().expect("the writer does not panic")?;
            replayed
        }
    }
}
