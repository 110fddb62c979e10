package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.Secret;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The one HTTP client towards Atlassian: time-outs, bearer token, bounds and the meaning of failures. */
@Component
public class AtlassianHttp {
    /** The request attribute that carries the access token. */
    public static final String TOKEN = "token";

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final JiraSettings settings;
    private final JiraFailures failures;
    private final ResilientCalls calls;
    private final Traffic traffic;

    AtlassianHttp(JiraSettings settings, JsonMapper json, ResilientCalls calls, Traffic traffic, Pacing pacing) {
        this.settings = settings;
        this.failures = new JiraFailures(json, pacing.clock());
        this.calls = calls;
        this.traffic = traffic;
    }

    /** A client for one of the {@code @HttpExchange} interfaces under Atlassian's API address. */
    public <T> T api(Class<T> type) {
        RestClient client = client(settings.apiUrl(), camelCase())
                .requestInterceptor((request, body, execution) -> {
                    if (request.getAttributes().get(TOKEN) instanceof Secret token) {
                        request.getHeaders().setBearerAuth(token.value());
                    }
                    ClientHttpResponse answer = execution.execute(request, body);
                    traffic.heed(request.getURI().getRawPath(), answer.getHeaders());
                    return answer;
                })
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> failures.raise(response))
                .build();
        return proxy(new ResilientExchange(new AnswersOnly(RestClientAdapter.create(client)), calls), type);
    }

    TokenApi tokenApi() {
        JsonMapper snakeCase = camelCase()
                .rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        RestClient client = client(settings.authUrl(), snakeCase).build();
        return proxy(new AnswersOnly(RestClientAdapter.create(client)), TokenApi.class);
    }

    /** Runs a call; whatever keeps an answer from arriving or from being read becomes an error that may pass. */
    static <T> T passing(Supplier<T> call) {
        try {
            return call.get();
        } catch (RestClientResponseException answered) {
            throw answered;
        } catch (RestClientException failed) {
            throw Unanswered.meaningOf(failed) instanceof PassingFailure passing
                    ? passing.answer()
                    : Unanswered.meaningOf(failed);
        }
    }

    private static RestClient.Builder client(String baseUrl, JsonMapper json) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Without TLS there is no negotiation, only an upgrade header that plain servers stumble over.
                .version(baseUrl.startsWith("https:") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
        return RestClient.builder()
                .baseUrl(baseUrl.replaceAll("/+$", ""))
                .requestFactory((uri, method) -> {
                    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
                    // Covers the body too: Spring closes its stream then.
                    requests.setReadTimeout(AnswerTime.ofPresentCall());
                    return requests.createRequest(uri, method);
                })
                .requestInterceptor((request, body, execution) -> {
                    long start = System.nanoTime();
                    return new BoundedAnswer(execution.execute(request, body), start, AnswerTime.ofPresentCall());
                })
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json)));
    }

    private static <T> T proxy(HttpExchangeAdapter adapter, Class<T> type) {
        return HttpServiceProxyFactory.builderFor(adapter).build().createClient(type);
    }

    /** A success without a body, or with {@code null} for one, is no answer. */
    private static final class AnswersOnly extends HttpExchangeAdapterDecorator {
        AnswersOnly(HttpExchangeAdapter delegate) {
            super(delegate);
        }

        @Override
        public <T> T exchangeForBody(HttpRequestValues request, ParameterizedTypeReference<T> type) {
            T body = super.exchangeForBody(request, type);
            if (body == null) {
                throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Atlassian's answer is empty.");
            }
            return body;
        }
    }

    private static JsonMapper camelCase() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
