//! The kernel's log replay.

use std::error::Error;
use std::num::NonZero;
use std::sync::Arc;

use delta_kernel::arrow::array::RecordBatch;
use delta_kernel::engine::arrow_data::ArrowEngineData;
use delta_kernel::object_store::local::LocalFileSystem;
use delta_kernel::scan::{Scan, StatsOptions};
use delta_kernel::{Engine, Snapshot, try_parse_uri};
use delta_kernel_default_engine::DefaultEngineBuilder;

use crate::arguments::{Arguments, Columns};
use crate::predicate;

/// The fastest of those tried on a million files: smaller ones, such as the kernel's default of 1,000, cost time, larger ones
/// memory too.
const BATCH_ROWS: NonZero<usize> = NonZero::new(4096).expect("not zero");

pub struct FileList {
    engine: Arc<dyn Engine>,
    scan: Scan,
}

impl FileList {
    pub fn open(arguments: &Arguments) -> Result<Self, Box<dyn Error>> {
        let url = try_parse_uri(&arguments.table)?;
        let engine: Arc<dyn Engine> =
            Arc::new(DefaultEngineBuilder::new(Arc::new(LocalFileSystem::new())).with_batch_size(BATCH_ROWS).build());
        let snapshot = Snapshot::builder_for(url).build(engine.as_ref())?;
        let stats = match arguments.columns {
            Columns::All => StatsOptions::json_only(),
            Columns::NoStats | Columns::Paths => StatsOptions::none(),
        };
        let predicate = match &arguments.predicate {
            Some(text) => Some(Arc::new(predicate::parse(text, &snapshot.schema())?)),
            None => None,
        };
        let mut scan = snapshot.scan_builder().with_predicate(predicate).with_stats(stats);
        if !arguments.transforms {
            // They are for readers of the data files: a list of files needs none.
            scan = scan.without_row_transforms();
        }
        let scan = scan.build()?;
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
