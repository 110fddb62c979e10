package dev.juncture.deploy.azure;

import dev.juncture.config.SettingException;
import java.net.URI;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data key that is wrapped by a key in a vault.
 *
 * @param key the identifier of the vault's key, with its version
 * @param audience the audience that a token for the vault must have
 * @param bytes the data key, wrapped with RSA-OAEP-256
 */
record WrappedKey(URI key, String audience, byte[] bytes) {
    static final String VARIABLE = "JUNCTURE_KEY_VAULT_DATA_KEYS";

    private static final String EXAMPLE =
            "https://<vault>.vault.azure.net/keys/<name>/<version>#<base64url of the wrapped key>";
    /** Admits only hosts of Azure, without a port: the token must not go to any other server. */
    private static final Pattern ENTRY = Pattern.compile(
            "(https://[A-Za-z0-9-]+\\.((?:vault|managedhsm)\\.azure\\.net|vault\\.usgovcloudapi\\.net|vault\\.azure\\.cn)"
                    + "/keys/[A-Za-z0-9-]+/[A-Za-z0-9]+)#([A-Za-z0-9_-]+)=*");
    /** Lengths in bytes of data keys that RSA keys of 2048, 3072 and 4096 bits have wrapped. */
    private static final Set<Integer> SIZES = Set.of(256, 384, 512);

    /** @throws SettingException when the entry is malformed */
    static WrappedKey parse(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new SettingException(
                    VARIABLE,
                    "has an entry that does not consist of a key identifier of Azure, # and a wrapped key",
                    EXAMPLE);
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(parts.group(3));
        } catch (IllegalArgumentException cutOff) {
            bytes = new byte[0];
        }
        if (!SIZES.contains(bytes.length)) {
            throw new SettingException(VARIABLE, "has a wrapped key that is not the result of RSA-OAEP-256", EXAMPLE);
        }
        return new WrappedKey(URI.create(parts.group(1)), "https://" + parts.group(2), bytes);
    }
}
