package dev.juncture.connection;

import dev.juncture.http.ApiException;
import dev.juncture.http.Success;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Providers;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Forgets a connection and its tokens. The grant itself is the person's to revoke at the provider. */
@Component
class DeleteConnection implements Function<DeleteConnection.In, Success> {
    private final Providers providers;
    private final Connections connections;

    DeleteConnection(Providers providers, Connections connections) {
        this.providers = providers;
        this.connections = connections;
    }

    record In(ExternalId externalId, String provider) {}

    @Override
    public Success apply(In in) {
        String provider = providers.require(in.provider()).name();
        if (!connections.delete(new ConnectionKey(ProjectId.DEFAULT, provider, in.externalId()))) {
            throw new ApiException(
                    ConnectionErrors.CONNECTION_NOT_FOUND, "There is no connection for this external_id to delete.");
        }
        return Success.INSTANCE;
    }
}
