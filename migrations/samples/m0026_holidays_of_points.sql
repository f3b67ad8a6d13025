INSERT INTO service_point_holiday (service_point_id, day, name) VALUES (1, '2026-09-02', 'Quốc khánh');
INSERT INTO service_point_holiday (service_point_id, day, name) VALUES (1, '2026-12-01', 'Sửa chữa quầy');
