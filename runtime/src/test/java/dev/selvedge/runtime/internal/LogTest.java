package dev.selvedge.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogTest {

  @Test
  void loggingThatFailsHarmsNobody() {
    AtomicInteger asked = new AtomicInteger();
    Logger logger = Logger.getLogger(LogTest.class.getName());
    Handler broken =
        new Handler() {
          @Override
          public void publish(LogRecord message) {
            asked.incrementAndGet();
            throw new AssertionError("no logging here");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(broken);
    try {
      Log.error(LogTest.class, "message", null);
    } finally {
      logger.removeHandler(broken);
    }

    assertThat(asked).hasValue(1);
  }
}
