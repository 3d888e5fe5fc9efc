package io.deltareplay.channel;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a driver needs to know to be let in: the run's secret and, when the channel is encrypted, the launcher's certificate by its
 * fingerprint. Never printed: its text travels in an environment variable only.
 */
public final class ChannelCredential {
    /** The environment variable that carries the text. Spark's own scripts hand on variables that start with {@code SPARK_}. */
    public static final String VARIABLE = "SPARK_DELTA_REPLAY_CREDENTIAL";

    private final byte[] secret;
    private final byte @Nullable [] fingerprint;

    private ChannelCredential(byte[] secret, byte @Nullable [] fingerprint) {
        this.secret = secret;
        this.fingerprint = fingerprint;
    }

    static ChannelCredential fresh(Optional<TlsIdentity> tls) {
        return new ChannelCredential(
                ChannelKeys.random(),
                tls.map(TlsIdentity::certificateFingerprint).orElse(null));
    }

    /**
     * Reads what {@link ResultChannel#credential()} wrote.
     *
     * @throws IllegalArgumentException when it is something else; the message does not repeat it
     */
    public static ChannelCredential parse(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            byte[] secret = Base64.getUrlDecoder().decode(parts[0]);
            byte[] fingerprint = parts.length == 2 ? Base64.getUrlDecoder().decode(parts[1]) : null;
            if (parts.length <= 2
                    && secret.length == ChannelKeys.LENGTH
                    && (fingerprint == null || fingerprint.length == ChannelKeys.LENGTH)) {
                return new ChannelCredential(secret, fingerprint);
            }
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes the text, which is a secret.
        }
        throw new IllegalArgumentException(VARIABLE + " does not hold a credential of a result channel");
    }

    String text() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String encoded = encoder.encodeToString(secret);
        return fingerprint == null ? encoded : encoded + "." + encoder.encodeToString(fingerprint);
    }

    byte[] key(Role role) {
        return ChannelKeys.derive(secret, role);
    }

    /** The certificate to trust; null when the channel is not encrypted. */
    byte @Nullable [] fingerprint() {
        return fingerprint;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelCredential that
                && Arrays.equals(secret, that.secret)
                && Arrays.equals(fingerprint, that.fingerprint);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "ChannelCredential[secret]";
    }
}
