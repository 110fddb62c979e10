package dev.juncture.memory;

import dev.juncture.config.SettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** @param buffers the memory for bodies and answers at the same time; null for half of the heap */
@ConfigurationProperties("juncture.memory")
public record MemorySettings(@Nullable DataSize buffers) {
    private static final DataSize SMALLEST = DataSize.ofMegabytes(8);

    public MemorySettings {
        if (buffers != null && buffers.compareTo(SMALLEST) < 0) {
            throw new SettingException("JUNCTURE_BUFFER_MEMORY", "is less than 8MB", "128MB");
        }
    }

    long bytes() {
        return buffers == null ? Runtime.getRuntime().maxMemory() / 2 : buffers.toBytes();
    }
}
