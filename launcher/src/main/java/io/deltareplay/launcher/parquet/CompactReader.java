package io.deltareplay.launcher.parquet;

import java.io.IOException;

/// Reads the part of Thrift's compact protocol that page headers use. Over a slice of an array; running out of it
/// is a [NeedMoreBytes], so that the caller can fetch more and start again.
final class CompactReader {
    static final int STOP = 0;
    static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int STRUCT = 12;
    private static final int MAX_DEPTH = 16;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int fieldId;

    CompactReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /// The slice ends before the structure does.
    static final class NeedMoreBytes extends Exception {
        private static final long serialVersionUID = 1L;

        NeedMoreBytes() {
            super("more bytes needed", null, false, false);
        }
    }

    int position() {
        return at;
    }

    /// Starts a structure; returns what [#endStruct] takes.
    int startStruct() {
        int outer = fieldId;
        fieldId = 0;
        return outer;
    }

    void endStruct(int outer) {
        fieldId = outer;
    }

    /// Reads a field's header.
    ///
    /// @return the field's type, [#STOP] at the structure's end; its id is then [#fieldId]
    int nextField() throws NeedMoreBytes, IOException {
        int header = readByte() & 0xFF;
        int type = header & 0x0F;
        if (type == STOP) {
            return STOP;
        }
        int delta = header >>> 4;
        fieldId = delta == 0 ? readI32() : fieldId + delta;
        return type;
    }

    int fieldId() {
        return fieldId;
    }

    int readI32() throws NeedMoreBytes, IOException {
        long value = readVarint();
        return (int) (value >>> 1) ^ -(int) (value & 1);
    }

    void skip(int type) throws NeedMoreBytes, IOException {
        skip(type, 0);
    }

    private void skip(int type, int depth) throws NeedMoreBytes, IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("the page header is nested too deeply");
        }
        switch (type) {
            case TRUE, FALSE -> {}
            case BYTE -> skipBytes(1);
            case I16, I32, I64 -> readVarint();
            case DOUBLE -> skipBytes(Double.BYTES);
            case BINARY -> skipBytes(readVarint());
            case LIST, SET -> {
                int header = readByte() & 0xFF;
                long size = header >>> 4 == 15 ? readVarint() : header >>> 4;
                for (long i = 0; i < size; i++) {
                    int element = header & 0x0F;
                    // A list of booleans spends a byte on each, a field none.
                    skip(element == TRUE || element == FALSE ? BYTE : element, depth + 1);
                }
            }
            case STRUCT -> {
                int outer = startStruct();
                for (int field = nextField(); field != STOP; field = nextField()) {
                    skip(field, depth + 1);
                }
                endStruct(outer);
            }
            default -> throw new IOException("the page header has a field of the unknown type " + type);
        }
    }

    private long readVarint() throws NeedMoreBytes, IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte b = readByte();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IOException("the page header has a number of more than 64 bits");
    }

    private byte readByte() throws NeedMoreBytes {
        if (at >= end) {
            throw new NeedMoreBytes();
        }
        return bytes[at++];
    }

    private void skipBytes(long count) throws NeedMoreBytes {
        if (count < 0 || count > end - at) {
            throw new NeedMoreBytes();
        }
        at += (int) count;
    }
}
