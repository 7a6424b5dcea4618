package dev.selvedge.runtime.retry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.internal.CallerContext;
import dev.selvedge.runtime.retry.Woven.Extras;
import dev.selvedge.runtime.spi.ContextPropagator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncContextTest {
  private static final ClassLoader CALLERS = new ClassLoader() {};

  private final Retries retries = new Retries();
  private final List<String> tenants = new ArrayList<>();
  private final List<ClassLoader> loaders = new ArrayList<>();
  private ClassLoader before = requireNonNull(AsyncContextTest.class.getClassLoader());

  @BeforeEach
  void rememberTheLoader() {
    before = Thread.currentThread().getContextClassLoader();
  }

  @AfterEach
  void everythingIsAsItWas() {
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    assertThat(Tenant.current()).isEqualTo("none");
    assertThat(RetryScope.current()).isNull();
  }

  @Test
  void laterAttemptsSeeTheCallersClassLoaderAndContext() throws Exception {
    Body<String> body = Body.of(new IOException(), new IOException(), "ok");

    CompletableFuture<String> result = callAs("acme", body);
    retries.settle();

    assertThat(result).isCompletedWithValue("ok");
    assertThat(tenants).containsExactly("acme", "acme", "acme");
    assertThat(loaders).containsExactly(CALLERS, CALLERS, CALLERS);
  }

  @Test
  void anAttemptThatThrowsGivesTheThreadBackAsItWas() throws Exception {
    CompletableFuture<String> result = callAs("acme", Body.of(new AssertionError()));
    retries.settle();

    assertThat(Stages.failure(result)).isInstanceOf(AssertionError.class);
  }

  @Test
  void theFallbackSeesTheCallersContextToo() throws Exception {
    Tenant.become("acme");
    var result =
        Woven.async(
            retries.plan(),
            Body.<String>of(new IOException())::stage,
            new Extras<String>()
                .fallback(() -> CompletableFuture.completedFuture(Tenant.current())));
    Tenant.become("none");
    retries.settle();

    assertThat(result).isCompletedWithValue("acme");
  }

  @Test
  void laterAttemptsKnowTheirNumber() throws Exception {
    List<Integer> attempts = new ArrayList<>();
    Body<String> body = Body.of(new IOException(), new IOException(), "ok");

    CompletableFuture<String> result =
        Woven.async(
            retries.plan(),
            () -> {
              attempts.add(RetryContext.current().attempt());
              return body.stage();
            });
    retries.settle();

    assertThat(result).isCompletedWithValue("ok");
    assertThat(attempts).containsExactly(1, 2, 3);
  }

  @Test
  void aContextThatCannotBeRestoredOrClosedHarmsNobody() {
    List<String> seen = new ArrayList<>();
    ContextPropagator.Snapshot broken =
        () -> {
          throw new AssertionError("cannot restore");
        };
    ContextPropagator.Snapshot sticky =
        () ->
            () -> {
              throw new AssertionError("cannot close");
            };
    ContextPropagator.Snapshot sound =
        () -> {
          seen.add("on");
          return () -> seen.add("off");
        };

    CallerContext context = new CallerContext(CALLERS, List.of(broken, sound, sticky));
    CallerContext.Restored restored = context.restore();
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(CALLERS);
    assertThat(seen).containsExactly("on");
    restored.close();

    assertThat(seen).containsExactly("on", "off");
  }

  private CompletableFuture<String> callAs(String tenant, Body<String> body) throws Exception {
    Tenant.become(tenant);
    Thread.currentThread().setContextClassLoader(CALLERS);
    try {
      return requireNonNull(
          Woven.async(
              retries.plan(),
              () -> {
                tenants.add(Tenant.current());
                loaders.add(Thread.currentThread().getContextClassLoader());
                return body.stage();
              }));
    } finally {
      Tenant.become("none");
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
