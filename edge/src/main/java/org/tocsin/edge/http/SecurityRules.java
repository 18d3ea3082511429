package org.tocsin.edge.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.tocsin.edge.people.Role;
import org.tocsin.edge.people.Sessions;
import tools.jackson.databind.json.JsonMapper;

/// Who may ask for what, and the headers every answer carries.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityRules {
    /// Scripts only from here; MapLibre's worker is a blob; styles set by React are inline.
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain rules(HttpSecurity http, Sessions sessions, JsonMapper json) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.principal("nobody"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), payment=(), usb=(), microphone=(self)")))
                .addFilterBefore(new Doorkeeper(sessions, json), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/session", "/health")
                        .permitAll()
                        // Machines carry tokens, which their controllers check.
                        .requestMatchers(HttpMethod.POST, "/api/avl/positions", "/api/units/*/status")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/terminal/assignments")
                        .permitAll()
                        .requestMatchers("/api/alarms/**")
                        .permitAll()
                        .requestMatchers("/api/people/**", "/api/discrepancies", "/api/reports", "/api/reports/**")
                        .hasAnyRole(Role.SUPERVISOR.name(), Role.ADMINISTRATOR.name())
                        .requestMatchers("/api/packs/**")
                        .hasRole(Role.ADMINISTRATOR.name())
                        .requestMatchers("/api/**", "/live")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint((_, response, _) -> Doorkeeper.refuse(
                                response, json, HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first."))
                        .accessDeniedHandler((_, response, _) -> Doorkeeper.refuse(
                                response, json, HttpStatus.FORBIDDEN, "not-your-role", "Your role may not do this.")))
                .build();
    }
}
