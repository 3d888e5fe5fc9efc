//! Predicates of a simple form: comparisons of a column with a value, joined by `AND`.

use std::error::Error;

use delta_kernel::expressions::{ColumnName, Expression, Predicate};
use delta_kernel::schema::{DataType, StructType};

/// Longer ones first, as they start with shorter ones.
const COMPARISONS: [&str; 7] = ["<=", ">=", "<>", "!=", "=", "<", ">"];

/// Reads `column OP value [AND column OP value]...`; a value may be quoted, and a type may stand before it.
pub fn parse(text: &str, schema: &StructType) -> Result<Predicate, Box<dyn Error>> {
    let comparisons = split(text).iter().map(|part| comparison(part, schema)).collect::<Result<Vec<_>, _>>()?;
    Ok(Predicate::and_from(comparisons))
}

/// The parts between the `AND`s that are not quoted.
fn split(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for word in text.split_inclusive(' ') {
        if !quoted && word.trim().eq_ignore_ascii_case("and") {
            parts.push(String::new());
        } else {
            quoted ^= word.matches('\'').count() % 2 == 1;
            parts.last_mut().expect("never empty").push_str(word);
        }
    }
    parts
}

fn comparison(text: &str, schema: &StructType) -> Result<Predicate, Box<dyn Error>> {
    let text = text.trim();
    let start = text.find(['<', '>', '=', '!']).ok_or_else(|| format!("no comparison: {text}"))?;
    let operator = COMPARISONS
        .into_iter()
        .find(|operator| text[start..].starts_with(operator))
        .ok_or_else(|| format!("no comparison: {text}"))?;
    let name = text[..start].trim();
    let column = Expression::from(ColumnName::new([name]));
    let value = value(text[start + operator.len()..].trim(), name, schema)?;
    Ok(match operator {
        "=" => Predicate::eq(column, value),
        "<" => Predicate::lt(column, value),
        "<=" => Predicate::le(column, value),
        ">" => Predicate::gt(column, value),
        ">=" => Predicate::ge(column, value),
        _ => Predicate::ne(column, value),
    })
}

fn value(text: &str, column: &str, schema: &StructType) -> Result<Expression, Box<dyn Error>> {
    let field = schema.field(column).ok_or_else(|| format!("no column {column}"))?;
    let DataType::Primitive(primitive) = field.data_type() else {
        return Err(format!("{column} has no simple type").into());
    };
    let bare = match text.split_once('\'') {
        Some((_, rest)) => rest.strip_suffix('\'').ok_or_else(|| format!("no end of the text: {text}"))?,
        None => text,
    };
    Ok(Expression::literal(primitive.parse_scalar(bare)?))
}
