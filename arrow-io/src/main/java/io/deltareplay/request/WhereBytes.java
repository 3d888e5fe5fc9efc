package io.deltareplay.request;

import io.deltareplay.predicate.Where;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** A predicate as it travels with a task. */
public final class WhereBytes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    private WhereBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A predicate's bytes. */
    public static WhereBytes of(Where where) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PredicateForm.write(new DataOutputStream(bytes), where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WhereBytes(bytes.toByteArray());
    }

    /** The predicate. */
    public Where where() {
        try {
            return PredicateForm.readWhere(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
