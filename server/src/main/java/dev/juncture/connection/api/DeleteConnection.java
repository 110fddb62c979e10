package dev.juncture.connection.api;

import dev.juncture.connection.ConnectionErrors;
import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ConnectionStore;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Success;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Providers;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Deletes a connection with its tokens. The user can revoke the grant itself at the provider. */
@Component
class DeleteConnection implements Function<DeleteConnection.In, Success> {
    private final Providers providers;
    private final ConnectionStore store;

    DeleteConnection(Providers providers, ConnectionStore store) {
        this.providers = providers;
        this.store = store;
    }

    record In(ExternalId externalId, String provider, CallContext context) {}

    @Override
    public Success apply(In in) {
        String provider = providers.require(in.provider()).name();
        ConnectionKey key = new ConnectionKey(ProjectId.DEFAULT, provider, in.externalId());
        if (!store.delete(key, in.context().origin())) {
            throw new ApiException(
                    ConnectionErrors.CONNECTION_NOT_FOUND, "There is no connection for this external_id to delete.");
        }
        return Success.INSTANCE;
    }
}
