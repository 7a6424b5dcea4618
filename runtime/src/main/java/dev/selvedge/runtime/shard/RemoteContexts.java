package dev.selvedge.runtime.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.call.Contexts;
import dev.selvedge.runtime.spi.ContextPropagator;
import dev.selvedge.runtime.spi.RemoteContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the {@link RemoteContext} services have to say. One that fails is logged and passed over:
 * the call is worth more.
 */
final class RemoteContexts implements Contexts {
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_VALUE = 1_024;
  private static final int MOST = 16;

  private final List<RemoteContext> services;

  private RemoteContexts(List<RemoteContext> services) {
    this.services = services;
  }

  static Contexts of(List<RemoteContext> services) {
    return services.isEmpty() ? NONE : new RemoteContexts(List.copyOf(services));
  }

  @Override
  public Map<String, String> capture() {
    Map<String, String> captured = new LinkedHashMap<>();
    for (RemoteContext service : services) {
      try {
        String value = service.capture();
        String key = service.key();
        if (value != null && captured.size() < MOST && fits(key, value)) {
          captured.put(key, value);
        }
      } catch (Throwable e) { // see above
        Log.error(RemoteContexts.class, "a call goes out without part of its context", e);
      }
    }
    return captured;
  }

  private static boolean fits(String key, String value) {
    if (key.getBytes(UTF_8).length <= LONGEST_KEY
        && value.getBytes(UTF_8).length <= LONGEST_VALUE) {
      return true;
    }
    Log.warning(RemoteContexts.class, "context '" + key + "' is too long to go along", null);
    return false;
  }

  @Override
  public Runnable restore(Map<String, String> context) {
    List<ContextPropagator.Scope> scopes = new ArrayList<>();
    for (RemoteContext service : services) {
      try {
        String value = context.get(service.key());
        if (value != null) {
          scopes.add(service.restore(value));
        }
      } catch (Throwable e) { // see above
        Log.error(RemoteContexts.class, "a call runs without part of its context", e);
      }
    }
    return () -> {
      for (int i = scopes.size() - 1; i >= 0; i--) {
        try {
          scopes.get(i).close();
        } catch (Throwable e) { // see above
          Log.error(RemoteContexts.class, "a context was not taken off its thread", e);
        }
      }
    };
  }
}
