package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.Secret;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
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

/** The one HTTP client towards Atlassian: time-outs, bearer token and the meaning of failures. */
@Component
public class AtlassianHttp {
    /** The request attribute that carries the access token. */
    public static final String TOKEN = "token";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** Connecting and this together stay below the lease of a refresh. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final JiraSettings settings;
    private final JiraFailures failures;

    AtlassianHttp(JiraSettings settings, JsonMapper json) {
        this.settings = settings;
        this.failures = new JiraFailures(json);
    }

    /** A client for one of the {@code @HttpExchange} interfaces under Atlassian's API address. */
    public <T> T api(Class<T> type) {
        RestClient client = client(settings.apiUrl(), camelCase())
                .requestInterceptor((request, body, execution) -> {
                    if (request.getAttributes().get(TOKEN) instanceof Secret token) {
                        request.getHeaders().setBearerAuth(token.value());
                    }
                    return execution.execute(request, body);
                })
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> failures.raise(response))
                .build();
        return proxy(client, type);
    }

    TokenApi tokenApi() {
        JsonMapper snakeCase = camelCase()
                .rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        return proxy(client(settings.authUrl(), snakeCase).build(), TokenApi.class);
    }

    /** Runs a call; whatever keeps an answer from arriving or from being read becomes an error that may pass. */
    static <T> T passing(Supplier<T> call) {
        try {
            return call.get();
        } catch (RestClientResponseException answered) {
            throw answered;
        } catch (ResourceAccessException noAnswer) {
            throw noAnswer.getCause() instanceof HttpTimeoutException
                    ? new ApiException(
                            JiraErrors.JIRA_TIMEOUT, "Atlassian did not answer in time: try again.", noAnswer)
                    : new ApiException(
                            JiraErrors.JIRA_UNAVAILABLE, "Atlassian cannot be reached: try again.", noAnswer);
        } catch (RestClientException unreadable) {
            throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Atlassian's answer cannot be read.", unreadable);
        }
    }

    private static RestClient.Builder client(String baseUrl, JsonMapper json) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Without TLS there is no negotiation, only an upgrade header that plain servers stumble over.
                .version(baseUrl.startsWith("https:") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(ANSWER);
        return RestClient.builder()
                .baseUrl(baseUrl.replaceAll("/+$", ""))
                .requestFactory(requests)
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json)));
    }

    private static <T> T proxy(RestClient client, Class<T> type) {
        return HttpServiceProxyFactory.builderFor(new AnswersOnly(RestClientAdapter.create(client)))
                .build()
                .createClient(type);
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
