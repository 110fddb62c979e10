package dev.juncture.deploy.local;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Admits requests that name this machine only. A foreign page can point its own host name at the loopback address (DNS
 * rebinding), but then its browser still sends that name.
 */
class LoopbackHostFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private final transient ErrorAnswers errors;

    LoopbackHostFilter(ErrorAnswers errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = request.getHeader("Host");
        if (host != null && LOOPBACK.matcher(host).matches()) {
            chain.doFilter(request, response);
            return;
        }
        ApiException foreign =
                new ApiException(ErrorCode.DISABLED, "This part of the local runner answers under localhost only.");
        ServletAnswers.refuse(errors, foreign, response);
    }
}
