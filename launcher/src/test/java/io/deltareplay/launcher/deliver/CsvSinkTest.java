package io.deltareplay.launcher.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.action.AddFile;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvSinkTest {
    private static String csv(Set<FileColumn> columns, List<AddFile> files) {
        return SampleFiles.text(output -> new CsvSink(output, FileListSchema.of(columns, Map.of())), columns, files);
    }

    @Test
    void nestedValuesAreJsonAndMissingOnesEmpty() {
        assertEquals(
                "path,partitionValues,size,modificationTime,dataChange,stats,tags,deletionVector,baseRowId,"
                        + "defaultRowCommitVersion,clusteringProvider\n"
                        + "bare.parquet,{},0,-5,false,,,,,,\n"
                        + "\"day=2026-11-25/é,\"\"1\"\".parquet\",\"{\"\"day\"\":\"\"2026-11-25\"\",\"\"town\"\":null}\","
                        + "9223372036854775807,1764087000000,true,"
                        + "\"{\"\"numRecords\"\":3,\"\"note\"\":\"\"tab\\t\"\"}\","
                        + "\"{\"\"ZCUBE_ID\"\":\"\"a\\nb\\u0001\"\"}\","
                        + "\"{\"\"storageType\"\":\"\"u\"\",\"\"pathOrInlineDv\"\":\"\"ab^-aqEH.-t@S}K{vb[*k^\"\","
                        + "\"\"offset\"\":4,\"\"sizeInBytes\"\":36,\"\"cardinality\"\":2}\",7,8,liquid\n",
                csv(SampleFiles.ALL, List.of(SampleFiles.bare(), SampleFiles.full())));
    }

    @Test
    void onlyWhatNeedsQuotesIsQuoted() {
        assertEquals(
                "path\n\"\"\nplain name\n\"a,b\"\n\"a\"\"b\"\n\"a\nb\"\n\"a\rb\"\n",
                csv(
                        Set.of(FileColumn.PATH),
                        List.of("", "plain name", "a,b", "a\"b", "a\nb", "a\rb").stream()
                                .map(SampleFiles::withPath)
                                .toList()));
    }

    @Test
    void emptyListIsAHeader() {
        assertEquals("path,size\n", csv(Set.of(FileColumn.SIZE, FileColumn.PATH), List.of()));
    }
}
