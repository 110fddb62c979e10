package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Checks header values against RFC 9110, sections 5.5 and 8.6. A web server has done so already; function platforms hand
 * over any text.
 */
final class HeaderSyntax {
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private HeaderSyntax() {}

    /** @throws ApiException naming the header whose value no HTTP message can have */
    static void check(HttpHeaders headers) {
        headers.forEach((name, values) -> {
            for (String value : values) {
                boolean length = name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
                if (!(length ? LENGTH : VALUE).matcher(value).matches()) {
                    throw new ApiException(
                            ErrorCode.INVALID_REQUEST,
                            "The header " + name + " has an invalid value: send "
                                    + (length ? "the number of the body's bytes." : "visible characters only."));
                }
            }
        });
    }
}
