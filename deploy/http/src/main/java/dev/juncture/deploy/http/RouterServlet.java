package dev.juncture.deploy.http;

import dev.juncture.http.Request;
import dev.juncture.http.Router;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/** Passes requests to the router, and the router's answers to the client. */
class RouterServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Router router;

    RouterServlet(Router router) {
        this.router = router;
    }

    @Override
    protected void service(HttpServletRequest servletRequest, HttpServletResponse servletResponse) throws IOException {
        Request request = new Request(
                servletRequest.getMethod(),
                servletRequest.getRequestURI(),
                servletRequest.getQueryString(),
                headers(servletRequest),
                servletRequest.getInputStream(),
                servletRequest.getRemoteAddr());
        ServletAnswers.write(router.apply(request), servletResponse);
    }

    private static HttpHeaders headers(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.addAll(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
