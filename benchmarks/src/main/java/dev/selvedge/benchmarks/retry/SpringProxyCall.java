package dev.selvedge.benchmarks.retry;

import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;

/** Spring Framework 7, a bean whose method is {@code @Retryable}, called through its proxy. */
@State(Scope.Benchmark)
public class SpringProxyCall extends Subject {

  private final AnnotationConfigApplicationContext context;
  private final Bean bean;

  public SpringProxyCall() {
    context = new AnnotationConfigApplicationContext();
    context.register(Resilience.class);
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
  @EnableResilientMethods
  static class Resilience {}

  static class Bean {
    private final QuoteSource source;

    Bean(QuoteSource source) {
      this.source = source;
    }

    @Retryable(includes = IOException.class, maxRetries = ATTEMPTS - 1, delay = 0)
    public Quote next() throws IOException {
      return source.next();
    }
  }
}
