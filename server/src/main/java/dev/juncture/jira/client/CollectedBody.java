package dev.juncture.jira.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that has arrived as pieces. Where it broke off, a read fails. */
final class CollectedBody extends InputStream {
    private final List<byte[]> pieces;
    private final @Nullable IOException failure;
    private int piece;
    private int position;

    /** @param failure null when the body is whole */
    CollectedBody(List<byte[]> pieces, @Nullable IOException failure) {
        this.pieces = pieces;
        this.failure = failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (piece == pieces.size()) {
            if (failure != null) {
                throw failure;
            }
            return -1;
        }
        byte[] current = pieces.get(piece);
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, bytes, offset, count);
        position += count;
        if (position == current.length) {
            piece++;
            position = 0;
        }
        return count;
    }
}
