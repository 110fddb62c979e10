package dev.juncture.jira.client;

import java.util.function.Supplier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;

/** Leads each call of an {@code @HttpExchange} interface, its body's reading included, through {@link ResilientCalls}. */
final class ResilientExchange extends HttpExchangeAdapterDecorator {
    private final ResilientCalls calls;

    ResilientExchange(HttpExchangeAdapter delegate, ResilientCalls calls) {
        super(delegate);
        this.calls = calls;
    }

    @Override
    public void exchange(HttpRequestValues request) {
        call(request, () -> {
            super.exchange(request);
            return true;
        });
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues request) {
        return call(request, () -> super.exchangeForHeaders(request));
    }

    @Override
    public <T> T exchangeForBody(HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return call(request, () -> super.exchangeForBody(request, type));
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues request) {
        return call(request, () -> super.exchangeForBodilessEntity(request));
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues request, ParameterizedTypeReference<T> type) {
        return call(request, () -> super.exchangeForEntity(request, type));
    }

    private <T> T call(HttpRequestValues request, Supplier<T> exchange) {
        return calls.call(Target.of(request), () -> {
            try {
                return exchange.get();
            } catch (RestClientException failed) {
                throw Unanswered.meaningOf(failed);
            }
        });
    }
}
