package dev.selvedge.benchmarks.retry;

import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Retryable;
import org.springframework.retry.backoff.Sleeper;

/**
 * Spring Retry, a bean whose method is {@code @Retryable}, called through its proxy. Its annotation
 * cannot say "no delay" (zero becomes a millisecond), so the context has a {@link Sleeper} that
 * does not sleep.
 */
@State(Scope.Benchmark)
public class SpringRetryCall extends Subject {

  private final AnnotationConfigApplicationContext context;
  private final Bean bean;

  public SpringRetryCall() {
    context = new AnnotationConfigApplicationContext();
    context.register(Retrying.class);
    context.registerBean(Sleeper.class, () -> millis -> {});
    context.registerBean(Bean.class, () -> new Bean(source));
    context.refresh();
    bean = context.getBean(Bean.class);
  }

  @Override
  Quote next() throws IOException {
    return bean.next();
  }

  @TearDown
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableRetry
  static class Retrying {}

  static class Bean {
    private final QuoteSource source;

    Bean(QuoteSource source) {
      this.source = source;
    }

    @Retryable(retryFor = IOException.class, maxAttempts = ATTEMPTS, backoff = @Backoff(0))
    public Quote next() throws IOException {
      return source.next();
    }
  }
}
