package dev.selvedge.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two transports, with nothing in the way. */
@Timeout(60)
class ExchangeTest {

  @Test
  void bytesGoThereAndBack() throws Exception {
    try (Node owner = Node.listening(Node.ECHO);
        Node caller = Node.sending()) {
      assertThat(caller.send(owner.address(), "hello".getBytes(UTF_8)).reply())
          .isEqualTo("hello".getBytes(UTF_8));
    }
  }
}
