package io.deltareplay.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of a run: one for its driver and one for its tasks, so that a task's key cannot pose as the driver. */
final class ChannelKeys {
    /** Bytes of a secret, a key, a nonce, a proof and a fingerprint. */
    static final int LENGTH = 32;

    private static final String MAC = "HmacSHA256";

    private ChannelKeys() {}

    static byte[] random() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static byte[] derive(byte[] secret, Role role) {
        return mac(secret, ("delta-replay result channel, " + role.keyLabel()).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] mac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }
}
