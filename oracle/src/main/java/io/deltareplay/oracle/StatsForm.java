package io.deltareplay.oracle;

/// The forms in which a checkpoint can carry statistics.
public enum StatsForm {
    JSON(true, false),
    STRUCT(false, true),
    BOTH(true, true),
    NONE(false, false);

    private final boolean asJson;
    private final boolean asStruct;

    StatsForm(boolean asJson, boolean asStruct) {
        this.asJson = asJson;
        this.asStruct = asStruct;
    }

    public static StatsForm parse(String text) {
        return switch (text) {
            case "json" -> JSON;
            case "struct" -> STRUCT;
            case "both" -> BOTH;
            case "none" -> NONE;
            default -> throw new UsageException("--stats is json, struct, both or none, not " + text);
        };
    }

    public boolean asJson() {
        return asJson;
    }

    public boolean asStruct() {
        return asStruct;
    }

    /// The table properties that make delta-spark write this form.
    public String tableProperties() {
        return "'delta.checkpoint.writeStatsAsJson'='" + asJson + "','delta.checkpoint.writeStatsAsStruct'='" + asStruct
                + "'";
    }
}
