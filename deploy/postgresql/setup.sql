-- Roles and database for hailong. As the administrator of PostgreSQL 15 or newer:
--   psql -v owner_password="$(cat /etc/hailong/owner-password)" -v app_password="$(cat /etc/hailong/app-password)" \
--        -f deploy/postgresql/setup.sql
-- Without passwords the roles can only sign in by peer or certificate. Running it again changes nothing but the passwords.
--
-- Two roles, so that nobody who gets hold of the running program can rewrite the audit log:
--   hailong_owner  owns the tables. It makes and upgrades them, and is used for nothing else:
--                  HAILONG_DATABASE_URL="postgres://hailong_owner:…@localhost/hailong" hailong migrate
--   hailong_app    runs the program: database.url = "postgres://hailong_app:…@localhost/hailong". It reads and writes
--                  rows. It cannot change a table, and of the audit log it can only read lines and add some.
-- After an upgrade of the program run `hailong migrate` as the owner first; until then the program refuses to start.
-- The triggers on the audit log hold for both roles. Only the owner could drop them: keep its password off the server
-- that runs the program.
\set ON_ERROR_STOP on

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', name)
FROM (VALUES ('hailong_owner'), ('hailong_app')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

\if :{?owner_password}
ALTER ROLE hailong_owner PASSWORD :'owner_password';
\endif
\if :{?app_password}
ALTER ROLE hailong_app PASSWORD :'app_password';
\endif

-- C.UTF-8: the program sorts Vietnamese itself, and an upgrade of the system's collations cannot break an index.
SELECT 'CREATE DATABASE hailong OWNER hailong_owner TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hailong')
\gexec

REVOKE ALL ON DATABASE hailong FROM PUBLIC;
GRANT CONNECT ON DATABASE hailong TO hailong_app;

-- A transaction that hangs would hold up the writer of all kiosks.
ALTER ROLE hailong_app IN DATABASE hailong SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE hailong_app IN DATABASE hailong SET lock_timeout = '30s';
-- An acknowledged rating survives a power cut, whatever the server's default is.
ALTER ROLE hailong_app IN DATABASE hailong SET synchronous_commit = 'on';
ALTER ROLE hailong_owner IN DATABASE hailong SET synchronous_commit = 'on';

\connect hailong

BEGIN;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO hailong_owner;
GRANT USAGE ON SCHEMA public TO hailong_app;
-- For tables to come. The migration that makes the audit log takes UPDATE and DELETE on it back.
ALTER DEFAULT PRIVILEGES FOR ROLE hailong_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO hailong_app;
ALTER DEFAULT PRIVILEGES FOR ROLE hailong_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO hailong_app;
-- For tables that are there already, as after a restore.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO hailong_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO hailong_app;
-- The schema's history is the owner's to write.
SELECT format('REVOKE INSERT, UPDATE, DELETE ON %I FROM hailong_app', tablename)
FROM pg_tables WHERE schemaname = 'public' AND tablename = 'seaql_migrations'
\gexec
SELECT format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM hailong_app', tablename)
FROM pg_tables WHERE schemaname = 'public' AND tablename = 'audit_log'
\gexec
-- Marks of used receipts are mixed every night by filling a table anew and emptying those where they stood before.
SELECT format('GRANT TRUNCATE ON %I TO hailong_app', tablename)
FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('receipt_used', 'receipt_used_0', 'receipt_used_1')
\gexec
COMMIT;
