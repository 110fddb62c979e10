package dev.juncture.oauth.confirmation;

import dev.juncture.connection.ConnectionKey;
import dev.juncture.connection.ExternalId;
import dev.juncture.connection.UnconfirmedConnections;
import dev.juncture.oauth.ConnectionCodes;
import dev.juncture.operation.CallContext;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Provider;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a connection that waits for its confirmation. Works once, within ten minutes, and only for its external id. */
@Component
class ConfirmConnection implements Function<ConfirmConnection.In, ConfirmConnection.Out> {
    private final Providers providers;
    private final Confirmations confirmations;
    private final UnconfirmedConnections unconfirmed;
    private final ConnectionCodes codes;
    private final List<ChosenConnections> makers;

    ConfirmConnection(
            Providers providers,
            Confirmations confirmations,
            UnconfirmedConnections unconfirmed,
            ConnectionCodes codes,
            ObjectProvider<ChosenConnections> makers) {
        this.providers = providers;
        this.confirmations = confirmations;
        this.unconfirmed = unconfirmed;
        this.codes = codes;
        this.makers = makers.stream().toList();
    }

    /** @param confirmationCode from the query of the redirect address */
    record In(ExternalId externalId, String provider, Secret confirmationCode, CallContext context) {}

    record Out(boolean success) {}

    @Override
    public Out apply(In in) {
        Provider provider = providers.require(in.provider());
        ConnectionKey key = new ConnectionKey(ProjectId.DEFAULT, provider.name(), in.externalId());
        Confirmations.Confirmed confirmed = confirmations.confirm(key, in.confirmationCode(), provider);
        try {
            maker(provider)
                    .connect(
                            key,
                            confirmed.grant(),
                            confirmed.choice(),
                            in.context().origin());
        } catch (DuplicateKeyException confirmedBefore) {
            throw Confirmations.invalidCode();
        }
        unconfirmed.remove(key);
        codes.remove(confirmed.grant().by());
        return new Out(true);
    }

    private ChosenConnections maker(Provider provider) {
        return makers.stream()
                .filter(maker -> maker.provider().equals(provider.name()))
                .findFirst()
                .orElseThrow();
    }
}
