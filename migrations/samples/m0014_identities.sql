INSERT INTO identity (user_id, issuer, subject, linked_at) VALUES (2, 'https://sso.example.gov.vn/realms/xa', '8f0c3c1e-5a6b-4f7e-9d2a-1b2c3d4e5f60', 1772000060000);
