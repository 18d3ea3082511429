package org.tocsin.edge.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// How to reach a database, embedded or not.
///
/// @param url JDBC address, `jdbc:postgresql://host:port/database`
public record Login(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return connect(new Properties());
    }

    /// @param extra pgjdbc properties, such as `socketTimeout`
    public Connection connect(Properties extra) throws SQLException {
        var properties = new Properties();
        properties.putAll(extra);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
