package dev.juncture.deploy.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Answers with the frontend's files, and passes all other requests on to the router. */
class PagesFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final transient Pages pages;
    private final transient PageHeaders headers;

    PagesFilter(Pages pages, PageHeaders headers) {
        this.pages = pages;
        this.headers = headers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Pages.Page> page =
                READING.contains(request.getMethod()) ? pages.find(request.getRequestURI()) : Optional.empty();
        if (page.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        headers.write(page.get(), response);
        response.setContentType(page.get().type().toString());
        response.setContentLength(page.get().bytes().length);
        if ("GET".equals(request.getMethod())) {
            response.getOutputStream().write(page.get().bytes());
        }
    }
}
