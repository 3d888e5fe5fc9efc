//! The kernel's log replay.

use std::error::Error;
use std::sync::Arc;

use delta_kernel::arrow::array::RecordBatch;
use delta_kernel::engine::arrow_data::ArrowEngineData;
use delta_kernel::object_store::local::LocalFileSystem;
use delta_kernel::scan::{Scan, StatsOptions};
use delta_kernel::{Engine, Snapshot, try_parse_uri};
use delta_kernel_default_engine::DefaultEngineBuilder;

use crate::arguments::Columns;

pub struct FileList {
    engine: Arc<dyn Engine>,
    scan: Scan,
}

impl FileList {
    pub fn open(table: &str, columns: Columns) -> Result<Self, Box<dyn Error>> {
        let url = try_parse_uri(table)?;
        let mut builder = DefaultEngineBuilder::new(Arc::new(LocalFileSystem::new()));
        if let Ok(b) = std::env::var("KR_BATCH") { builder = builder.with_batch_size(b.parse()?); }
        if let Ok(b) = std::env::var("KR_BUF") { builder = builder.with_buffer_size(b.parse()?); }
        let engine: Arc<dyn Engine> = if std::env::var("KR_MT").is_ok() {
            Arc::new(builder.with_task_executor(Arc::new(delta_kernel_default_engine::executor::tokio::TokioMultiThreadExecutor::new_owned_runtime(Some(2), None)?)).build())
        } else { Arc::new(builder.build()) };
        let snapshot = Snapshot::builder_for(url).build(engine.as_ref())?;
        let stats = match columns {
            Columns::All => StatsOptions::json_only(),
            Columns::NoStats | Columns::Paths => StatsOptions::none(),
        };
        // Transforms are for readers of the data files: a list of files needs none.
        let mut sb = snapshot.scan_builder().with_stats(stats);
        if std::env::var("KR_TRANSFORMS").is_err() { sb = sb.without_row_transforms(); }
        let scan = sb.build()?;
        Ok(Self { engine, scan })
    }

    /// Number of active files.
    pub fn count(&self) -> Result<usize, Box<dyn Error>> {
        let mut count = 0;
        for metadata in self.scan.scan_metadata(self.engine.as_ref())? {
            let (data, selection) = metadata?.scan_files.into_parts();
            // Rows beyond the selection vector's end are selected.
            count += data.len() - selection.iter().filter(|selected| !**selected).count();
        }
        Ok(count)
    }

    /// Hands on batches that hold the active files and nothing else, until `accept` says no.
    pub fn for_each_batch(&self, mut accept: impl FnMut(RecordBatch) -> bool) -> Result<(), Box<dyn Error>> {
        for metadata in self.scan.scan_metadata(self.engine.as_ref())? {
            let files = metadata?.scan_files;
            let all_selected = files.selection_vector().iter().all(|selected| *selected);
            let data = if all_selected { files.into_parts().0 } else { files.apply_selection_vector()? };
            let batch: RecordBatch = (*ArrowEngineData::try_from_engine_data(data)?).into();
            if !accept(batch) {
                break;
            }
        }
        Ok(())
    }
}
