package dev.juncture.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A range of a file. Large contents are in files, not in memory. */
public record Region(Path file, long offset, long length) {

    public Region part(long from, long size) {
        return new Region(file, offset + from, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            byte[] buffer = new byte[1 << 16];
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("The file has become shorter");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
