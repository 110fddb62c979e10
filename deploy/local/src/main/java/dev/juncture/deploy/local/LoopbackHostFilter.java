package dev.juncture.deploy.local;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Admits only requests whose host is this machine. A foreign page can point its own host name to the loopback address
 * (DNS rebinding), but its browser still sends that name.
 */
class LoopbackHostFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private final transient FunctionErrors errors;

    LoopbackHostFilter(FunctionErrors errors) {
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
                new ApiException(ErrorCode.DISABLED, "This part of the local runner answers only at localhost.");
        errors.answer(foreign, response);
    }
}
