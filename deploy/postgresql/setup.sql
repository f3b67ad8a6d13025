-- Role and database for hailong. As the administrator of PostgreSQL 15 or newer:
--   psql -v password="$(cat /etc/hailong/database-password)" -f deploy/postgresql/setup.sql
-- Without a password the role can only sign in by peer or certificate. Running it twice changes nothing but the password.
-- Then: database.url = "postgres://hailong:…@localhost/hailong"; `hailong migrate` makes the tables.
\set ON_ERROR_STOP on

SELECT 'CREATE ROLE hailong LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hailong')
\gexec

\if :{?password}
ALTER ROLE hailong PASSWORD :'password';
\endif

-- C.UTF-8: the program sorts Vietnamese itself, and an upgrade of the system's collations cannot break an index.
SELECT 'CREATE DATABASE hailong OWNER hailong TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hailong')
\gexec

REVOKE ALL ON DATABASE hailong FROM PUBLIC;

-- A transaction that hangs would hold up the writer of all kiosks.
ALTER ROLE hailong IN DATABASE hailong SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE hailong IN DATABASE hailong SET lock_timeout = '30s';
-- An acknowledged rating survives a power cut, whatever the server's default is.
ALTER ROLE hailong IN DATABASE hailong SET synchronous_commit = 'on';
