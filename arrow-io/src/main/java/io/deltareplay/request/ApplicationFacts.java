package io.deltareplay.request;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of a Spark application once its driver runs.
 *
 * @param id the application's id
 * @param trackingUrl where people watch it: the Spark UI, or the cluster's page of it; empty when there is none
 * @param sparkVersion the version of Spark that it runs on
 * @param master the master that it runs on, as Spark resolved it
 */
public record ApplicationFacts(String id, String trackingUrl, String sparkVersion, String master) {
    /** Writes the binary form. */
    public void writeTo(DataOutput out) throws IOException {
        Binary.writeText(out, id);
        Binary.writeText(out, trackingUrl);
        Binary.writeText(out, sparkVersion);
        Binary.writeText(out, master);
    }

    /** Reads the binary form. */
    public static ApplicationFacts readFrom(DataInput in) throws IOException {
        return new ApplicationFacts(Binary.readText(in), Binary.readText(in), Binary.readText(in), Binary.readText(in));
    }
}
