package dev.selvedge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a {@link ShardBy} method that is given the resource that owns the call's key, in
 * place of what the caller passes ({@code null} is what callers should pass).
 *
 * <pre>{@code
 * @ShardBy(value = "customerId", ring = "orders")
 * Order find(String customerId, @Shard DataSource db) { ... }
 * }</pre>
 *
 * <p>Resources are registered at start: {@code Selvedge.ring("orders").resources(Map.of("db1",
 * dataSource1, "db2", dataSource2))}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Shard {}
