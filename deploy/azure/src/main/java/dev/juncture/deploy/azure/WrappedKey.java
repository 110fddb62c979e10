package dev.juncture.deploy.azure;

import dev.juncture.config.SettingException;
import java.net.URI;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data key that only a key of a vault opens.
 *
 * @param key the identifier of that key, with its version
 * @param audience whom a token has to be for, so that the vault takes it
 * @param bytes the data key under RSA-OAEP-256
 */
record WrappedKey(URI key, String audience, byte[] bytes) {
    static final String VARIABLE = "JUNCTURE_KEY_VAULT_DATA_KEYS";

    private static final String EXAMPLE =
            "https://<vault>.vault.azure.net/keys/<name>/<version>#<base64url of the wrapped key>";
    /** Nobody but Azure gets to see the token: neither another host nor another port. */
    private static final Pattern ENTRY = Pattern.compile(
            "(https://[A-Za-z0-9-]+\\.((?:vault|managedhsm)\\.azure\\.net|vault\\.usgovcloudapi\\.net|vault\\.azure\\.cn)"
                    + "/keys/[A-Za-z0-9-]+/[A-Za-z0-9]+)#([A-Za-z0-9_-]+)=*");
    /** What RSA keys of 2048, 3072 and 4096 bits wrap into. */
    private static final Set<Integer> SIZES = Set.of(256, 384, 512);

    static WrappedKey parse(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new SettingException(
                    VARIABLE, "holds what is no key identifier of Azure with a wrapped key", EXAMPLE);
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(parts.group(3));
        } catch (IllegalArgumentException cutOff) {
            bytes = new byte[0];
        }
        if (!SIZES.contains(bytes.length)) {
            throw new SettingException(VARIABLE, "holds a wrapped key that RSA-OAEP-256 did not make", EXAMPLE);
        }
        return new WrappedKey(URI.create(parts.group(1)), "https://" + parts.group(2), bytes);
    }
}
