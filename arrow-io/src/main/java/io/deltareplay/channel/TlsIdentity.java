package io.deltareplay.channel;

import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * What the launcher shows to those who connect from other hosts. They trust exactly this certificate, by its fingerprint, which they
 * have from the credential.
 */
public final class TlsIdentity {
    private final SSLContext context;
    private final byte[] certificateFingerprint;

    /**
     * @param context holds the certificate and its key
     * @param certificateFingerprint the SHA-256 of the certificate's DER form
     */
    public TlsIdentity(SSLContext context, byte[] certificateFingerprint) {
        this.context = Objects.requireNonNull(context, "context");
        if (certificateFingerprint.length != ChannelKeys.LENGTH) {
            throw new IllegalArgumentException("expected a fingerprint of %d bytes, got %d"
                    .formatted(ChannelKeys.LENGTH, certificateFingerprint.length));
        }
        this.certificateFingerprint = certificateFingerprint.clone();
    }

    SSLContext context() {
        return context;
    }

    /** The SHA-256 of the certificate's DER form. */
    public byte[] certificateFingerprint() {
        return certificateFingerprint.clone();
    }
}
