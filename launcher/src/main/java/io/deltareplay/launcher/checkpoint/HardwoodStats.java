package io.deltareplay.launcher.checkpoint;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;

/// The values of a leaf of struct statistics that Hardwood decodes.
final class HardwoodStats implements StatsValues {
    private final ColumnReader reader;
    private final Validity[] structs;
    private Validity present = Validity.NO_NULLS;

    HardwoodStats(ColumnReader reader) {
        this.reader = reader;
        structs = new Validity[reader.getLayerCount()];
    }

    @Override
    public void bind() {
        present = reader.getLeafValidity();
        for (int layer = 0; layer < structs.length; layer++) {
            structs[layer] = reader.getLayerValidity(layer);
        }
    }

    @Override
    public boolean isPresent(int row) {
        return present.isNotNull(row);
    }

    /// A leaf without lists around it has a layer for each optional struct, the outermost first.
    @Override
    public boolean isPresent(int row, int level) {
        return level == 0 || structs[level - 1].isNotNull(row);
    }

    @Override
    public boolean bool(int row) {
        return reader.getBooleans()[row];
    }

    @Override
    public int int32(int row) {
        return reader.getInts()[row];
    }

    @Override
    public long int64(int row) {
        return reader.getLongs()[row];
    }

    @Override
    public float float32(int row) {
        return reader.getFloats()[row];
    }

    @Override
    public double float64(int row) {
        return reader.getDoubles()[row];
    }

    @Override
    public byte[] bytes(int row) {
        return reader.getBinaryValues();
    }

    @Override
    public int start(int row) {
        return reader.getBinaryOffsets()[row];
    }

    @Override
    public int end(int row) {
        return reader.getBinaryOffsets()[row + 1];
    }
}
