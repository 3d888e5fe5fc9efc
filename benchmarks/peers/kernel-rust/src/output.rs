//! The file list as an Arrow IPC stream on standard output.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use delta_kernel::arrow::array::{Array, ArrayRef, AsArray, BooleanArray, RecordBatch};
use delta_kernel::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use delta_kernel::arrow::ipc::writer::StreamWriter;

use crate::arguments::Columns;

const BUFFER_BYTES: usize = 1 << 20;

/// Writes all batches that arrive.
pub fn write(batches: Receiver<RecordBatch>, columns: Columns) -> Result<(), Box<dyn Error>> {
    // Not `stdout()` itself, which looks for line ends in all that it is given.
    let stdout = File::from(std::io::stdout().as_fd().try_clone_to_owned()?);
    let mut writer = None;
    for batch in batches {
        let output = project(&batch, columns)?;
        if writer.is_none() {
            let buffered = BufWriter::with_capacity(BUFFER_BYTES, stdout.try_clone()?);
            writer = Some(StreamWriter::try_new(buffered, output.schema_ref())?);
        }
        if let Some(writer) = writer.as_mut() {
            writer.write(&output)?;
        }
    }
    if let Some(mut writer) = writer {
        writer.finish()?;
        writer.get_mut().flush()?;
    }
    Ok(())
}

fn project(batch: &RecordBatch, columns: Columns) -> Result<RecordBatch, Box<dyn Error>> {
    let path = column(batch, "path")?;
    if columns == Columns::Paths {
        return Ok(RecordBatch::try_new(schema(&[("path", &path, false)]), vec![path])?);
    }
    let constants = column(batch, "fileConstantValues")?;
    let partition_values = constants
        .as_struct()
        .column_by_name("partitionValues")
        .ok_or("the kernel's scan rows have no partition values")?
        .clone();
    let size = column(batch, "size")?;
    let modification_time = column(batch, "modificationTime")?;
    // The kernel drops it in log replay; a constant column costs it next to nothing.
    let data_change: ArrayRef = Arc::new(BooleanArray::from(vec![false; batch.num_rows()]));
    let mut named = vec![
        ("path", &path, false),
        ("partitionValues", &partition_values, false),
        ("size", &size, false),
        ("modificationTime", &modification_time, false),
        ("dataChange", &data_change, false),
    ];
    let stats = column(batch, "stats")?;
    if columns == Columns::All {
        named.push(("stats", &stats, true));
    }
    let arrays = named.iter().map(|(_, array, _)| (*array).clone()).collect();
    Ok(RecordBatch::try_new(schema(&named), arrays)?)
}

fn column(batch: &RecordBatch, name: &str) -> Result<ArrayRef, Box<dyn Error>> {
    Ok(batch.column_by_name(name).ok_or_else(|| format!("the kernel's scan rows have no {name}"))?.clone())
}

fn schema(columns: &[(&str, &ArrayRef, bool)]) -> SchemaRef {
    let fields: Vec<Field> = columns
        .iter()
        .map(|(name, array, nullable)| Field::new(*name, array.data_type().clone() as DataType, *nullable))
        .collect();
    Arc::new(Schema::new(fields))
}
