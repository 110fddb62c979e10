package dev.juncture.jira.client;

import java.lang.reflect.ParameterizedType;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Implements interfaces whose {@code @HttpExchange} methods return a {@link JiraRequest}: each call of a method describes a
 * request and sends nothing. Therefore an implementation needs neither a site nor a token, and can be shared.
 */
public final class JiraRequests {
    private static final HttpServiceProxyFactory FACTORY =
            HttpServiceProxyFactory.builderFor(new Describing()).build();

    private JiraRequests() {}

    public static <A> A describedBy(Class<A> api) {
        return FACTORY.createClient(api);
    }

    private static final class Describing implements HttpExchangeAdapter {
        /** Returns the description, which the method declares as its result. */
        @Override
        @SuppressWarnings("unchecked")
        public <T> T exchangeForBody(HttpRequestValues request, ParameterizedTypeReference<T> type) {
            if (type.getType() instanceof ParameterizedType declared && declared.getRawType() == JiraRequest.class) {
                return (T) JiraRequest.of(
                        Objects.requireNonNull(request.getHttpMethod()),
                        Objects.requireNonNull(request.getUriTemplate()),
                        request.getUriVariables(),
                        request.getBodyValue(),
                        declared.getActualTypeArguments()[0]);
            }
            throw notDeclared();
        }

        @Override
        public boolean supportsRequestAttributes() {
            return false;
        }

        @Override
        public void exchange(HttpRequestValues request) {
            throw notDeclared();
        }

        @Override
        public HttpHeaders exchangeForHeaders(HttpRequestValues request) {
            throw notDeclared();
        }

        @Override
        public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues request) {
            throw notDeclared();
        }

        @Override
        public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues request, ParameterizedTypeReference<T> type) {
            throw notDeclared();
        }

        private static IllegalStateException notDeclared() {
            return new IllegalStateException("Declare JiraRequest<…> as the result of this method.");
        }
    }
}
