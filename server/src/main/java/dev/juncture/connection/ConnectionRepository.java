package dev.juncture.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** Leases are timed by the database's clock, the one that all processes share. */
interface ConnectionRepository extends Repository<Connection, ConnectionId> {
    String BY_KEY = """
            select c.* from juncture.connection c
            join juncture.connection_external_map m on m.connection_id = c.id
            where m.project_id = :projectId and m.provider = :provider and m.external_id = :externalId
            """;

    Optional<Connection> findById(ConnectionId id);

    @Modifying
    @Query("""
            insert into juncture.used_connection_code (code_hash, session_hash, redirect_uri, connection_id, used_at)
            values (:codeHash, :sessionHash, :redirectUri, :id, :now)
            """)
    void markUsed(
            @Param("codeHash") String codeHash,
            @Param("sessionHash") @Nullable String sessionHash,
            @Param("redirectUri") @Nullable String redirectUri,
            @Param("id") UUID id,
            @Param("now") Instant now);

    @Modifying
    @Query("delete from juncture.used_connection_code where used_at < :before")
    void pruneCodesUsed(@Param("before") Instant before);

    @Query(BY_KEY)
    Optional<Connection> findByKey(
            @Param("projectId") String projectId,
            @Param("provider") String provider,
            @Param("externalId") String externalId);

    @Query(value = """
                    select project_id, provider, external_id from juncture.connection_external_map
                    where connection_id = :id
                    """, rowMapperClass = ConnectionKeyMapper.class)
    Optional<ConnectionKey> keyOf(@Param("id") UUID id);

    @Query(BY_KEY + "for update of c")
    Optional<Connection> lockByKey(
            @Param("projectId") String projectId,
            @Param("provider") String provider,
            @Param("externalId") String externalId);

    default Optional<Connection> lock(ConnectionKey key) {
        return lockByKey(
                key.projectId().value(), key.provider(), key.externalId().value());
    }

    @Modifying
    @Query("""
            insert into juncture.connection_external_map (project_id, provider, external_id, connection_id)
            values (:projectId, :provider, :externalId, :id)
            """)
    void map(
            @Param("projectId") String projectId,
            @Param("provider") String provider,
            @Param("externalId") String externalId,
            @Param("id") UUID id);

    @Modifying
    @Query("""
            delete from juncture.connection c using juncture.connection_external_map m
            where m.connection_id = c.id
            and m.project_id = :projectId and m.provider = :provider and m.external_id = :externalId
            """)
    int deleteByKey(
            @Param("projectId") String projectId,
            @Param("provider") String provider,
            @Param("externalId") String externalId);

    @Modifying
    @Query("""
            update juncture.connection
            set lease_owner = :owner, lease_until = clock_timestamp() + :millis * interval '1 millisecond'
            where id = :id and token_version = :version and invalid_at is null
            and (lease_until is null or lease_until < clock_timestamp())
            """)
    int lease(
            @Param("id") UUID id,
            @Param("version") long version,
            @Param("owner") UUID owner,
            @Param("millis") long millis);

    @Modifying
    @Query("""
            update juncture.connection set lease_owner = null, lease_until = null
            where id = :id and lease_owner = :owner
            """)
    int release(@Param("id") UUID id, @Param("owner") UUID owner);

    @Modifying
    @Query("""
            update juncture.connection set lease_owner = null, lease_until = clock_timestamp()
            where id = :id and lease_owner = :owner
            """)
    int leaveInDoubt(@Param("id") UUID id, @Param("owner") UUID owner);

    @Query("""
            select * from juncture.connection where lease_until < clock_timestamp() and invalid_at is null
            order by lease_until limit :limit
            """)
    List<Connection> findInDoubt(@Param("limit") int limit);

    @Query("""
            select * from juncture.connection
            where refreshed_at < :before and invalid_at is null and grant_expires_at > :now
            order by refreshed_at limit :limit
            """)
    List<Connection> findUnused(@Param("before") Instant before, @Param("now") Instant now, @Param("limit") int limit);

    @Query("""
            select * from juncture.connection
            where grant_expires_at > :now and grant_expires_at < :before and invalid_at is null
            order by grant_expires_at limit :limit
            """)
    List<Connection> findEnding(@Param("now") Instant now, @Param("before") Instant before, @Param("limit") int limit);

    @Modifying
    @Query("""
            update juncture.connection
            set refresh_token = :refreshToken, access_token = :accessToken, access_token_expires_at = :expiresAt,
                granted_scopes = coalesce(:scopes, granted_scopes),
                token_version = token_version + 1, refreshed_at = :now, updated_at = :now,
                lease_owner = null, lease_until = null
            where id = :id and token_version = :version
            """)
    int commitRefresh(
            @Param("id") UUID id,
            @Param("version") long version,
            @Param("refreshToken") byte[] refreshToken,
            @Param("accessToken") byte[] accessToken,
            @Param("expiresAt") Instant expiresAt,
            @Param("scopes") @Nullable String scopes,
            @Param("now") Instant now);

    @Modifying
    @Query("""
            update juncture.connection
            set invalid_at = :now, invalid_reason = :reason, updated_at = :now, lease_owner = null, lease_until = null
            where id = :id and token_version = :version and invalid_at is null
            """)
    int markInvalid(
            @Param("id") UUID id,
            @Param("version") long version,
            @Param("reason") String reason,
            @Param("now") Instant now);
}
