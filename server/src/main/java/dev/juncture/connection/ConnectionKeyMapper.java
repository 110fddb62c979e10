package dev.juncture.connection;

import dev.juncture.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.RowMapper;

final class ConnectionKeyMapper implements RowMapper<ConnectionKey> {
    @Override
    public ConnectionKey mapRow(ResultSet row, int number) throws SQLException {
        return new ConnectionKey(
                new ProjectId(row.getString("project_id")),
                row.getString("provider"),
                new ExternalId(row.getString("external_id")));
    }
}
