package dev.selvedge.it;

import java.util.List;

/** A place where locks are kept, of the test's own. */
interface Site extends AutoCloseable {

  /** As {@code selvedge.coordinator} takes it. */
  String url();

  /** The same behind another port. */
  String urlAt(int port);

  int port();

  /** Sends SIGKILL. */
  void kill() throws Exception;

  /** Starts it again at the same port, with what it has kept. */
  void start() throws Exception;

  /** What is kept of holders and waiters now. */
  List<String> kept() throws Exception;

  @Override
  void close() throws Exception;

  /** The kinds, in the order of a test's names. */
  enum Kind {
    FILE,
    REDIS_AOF,
    REDIS_FORGETFUL,
    POSTGRES;

    /** Started. */
    Site open() throws Exception {
      Site site = closed();
      try {
        site.start();
      } catch (Exception | Error e) {
        site.close();
        throw e;
      }
      return site;
    }

    /** Not started yet. */
    Site closed() throws Exception {
      return switch (this) {
        case FILE -> new FileSite();
        case REDIS_AOF -> new RedisSite(true);
        case REDIS_FORGETFUL -> new RedisSite(false);
        case POSTGRES -> new PostgresSite();
      };
    }
  }
}
