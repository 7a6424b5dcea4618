package dev.selvedge.jdbc;

import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.MemberStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;

/** Opens member stores at the URLs of {@link JdbcLockStoreProvider}. Thread-safe. */
public final class JdbcMemberStoreProvider implements MemberStoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public JdbcMemberStoreProvider() {}

  @Override
  public boolean accepts(String url) {
    return url.regionMatches(true, 0, "jdbc:", 0, 5);
  }

  @Override
  public MemberStore open(String url, StoreContext context) {
    Dialect dialect = JdbcLockStoreProvider.dialect(url);
    JdbcLockStoreProvider.requireDriver(url);
    return JdbcMemberStore.open(context, Databases.at(url, dialect, context.client()));
  }
}
