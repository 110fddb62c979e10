package dev.juncture.http.body;

import dev.juncture.config.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** @param maxBodySize of a JSON request, which is held in memory */
@ConfigurationProperties("juncture.http")
public record BodySettings(DataSize maxBodySize) {
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(64);

    public BodySettings {
        if (maxBodySize.toBytes() < 1 || maxBodySize.compareTo(LARGEST_BODY) > 0) {
            throw new SettingException("JUNCTURE_MAX_BODY_SIZE", "is not between 1B and 64MB", "1MB");
        }
    }
}
