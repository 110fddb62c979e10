package dev.juncture.http;

import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * What a header may hold (RFC 9110, 5.5 and 8.6). A web server sees to it before; a function's platform hands over any
 * text.
 */
final class HeaderSyntax {
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private HeaderSyntax() {}

    /** @throws ApiException naming the header that no HTTP message could have */
    static void check(HttpHeaders headers) {
        headers.forEach((name, values) -> {
            for (String value : values) {
                boolean length = name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
                if (!(length ? LENGTH : VALUE).matcher(value).matches()) {
                    throw new ApiException(
                            ErrorCode.INVALID_REQUEST,
                            "The header " + name + " holds what it cannot: send "
                                    + (length ? "the number of the body's bytes." : "visible characters only."));
                }
            }
        });
    }
}
