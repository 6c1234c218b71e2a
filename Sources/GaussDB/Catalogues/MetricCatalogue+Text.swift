extension MetricCatalogue {
    /// Id, what is measured, range, unit and, where the reference gives it, the period in seconds.
    /// Then name and meaning.
    ///
    /// The largest storage is 128 TB in the reference's table of metrics, and 128000 GB wherever it can be set.
    static let text: StaticString = """
        gaussdb_mysql001_cpu_util server 0..100 %
          CPU usage
          Share of the processors' time that is in use.
        gaussdb_mysql002_mem_utl server 0..100 %
          Memory usage
          Share of the memory that is in use.
        gaussdb_mysql004_bytes_in server 0.. Bytes/s
          Network input
          Bytes that come in over all network adapters in a second, on average.
        gaussdb_mysql005_bytes_out server 0.. Bytes/s
          Network output
          Bytes that go out over all network adapters in a second, on average.
        gaussdb_mysql006_conn_count database 0.. Connections
          Connections
          All connections to the database server, idle ones included.
        gaussdb_mysql007_conn_active_count database 0.. Connections
          Active connections
          Connections that are working on something now.
        gaussdb_mysql008_qps server 0.. Times/s
          Queries per second
          SQL statements in a second: DDL, DML, SHOW, SET and calls of stored procedures.
        gaussdb_mysql009_tps server 0.. Times/s
          Transactions per second
          Transactions that end in a second, on average, committed or rolled back.
        gaussdb_mysql010_innodb_buf_usage server 0..100 %
          Buffer pool usage
          Pages in use as a share of all data pages of the InnoDB buffer pool.
        gaussdb_mysql011_innodb_buf_hit server 0..100 %
          Buffer pool hit rate
          Reads that the buffer pool answers as a share of all reads, in the period.
        gaussdb_mysql012_innodb_buf_dirty database 0..100 %
          Dirty buffer pool pages
          Data in the buffer pool that are changed and not yet written, as a share of all data there.
        gaussdb_mysql013_innodb_reads database 0.. Bytes/s
          InnoDB read throughput
          Bytes that InnoDB reads in a second, on average.
        gaussdb_mysql014_innodb_writes server 0.. Bytes/s
          InnoDB write throughput
          Bytes that InnoDB writes in a second, on average.
        gaussdb_mysql017_innodb_log_write_req_count server 0.. Requests/s
          InnoDB log write requests
          Requests to write to the redo log in a second, on average.
        gaussdb_mysql020_temp_tbl_count server 0.. Tables
          Temporary tables on disk
          Temporary tables that statements made the server put on disk.
        gaussdb_mysql028_comdml_del_count server 0.. Statements/s
          DELETE statements
          DELETE statements in a second, on average.
        gaussdb_mysql029_comdml_ins_count database 0.. Statements/s
          INSERT statements
          INSERT statements in a second, on average.
        gaussdb_mysql030_comdml_ins_sel_count database 0.. Statements/s
          INSERT SELECT statements
          INSERT ... SELECT statements in a second, on average.
        gaussdb_mysql031_comdml_rep_count server 0.. Statements/s
          REPLACE statements
          REPLACE statements in a second, on average.
        gaussdb_mysql032_comdml_rep_sel_count server 0.. Statements/s
          REPLACE SELECT statements
          REPLACE ... SELECT statements in a second, on average.
        gaussdb_mysql033_comdml_sel_count server 0.. Statements/s
          SELECT statements
          SELECT statements in a second, on average.
        gaussdb_mysql034_comdml_upd_count server 0.. Statements/s
          UPDATE statements
          UPDATE statements in a second, on average.
        gaussdb_mysql035_innodb_del_row_count database 0.. Rows/s
          Rows deleted
          Rows deleted from InnoDB tables in a second, on average.
        gaussdb_mysql036_innodb_ins_row_count database 0.. Rows/s
          Rows inserted
          Rows inserted into InnoDB tables in a second, on average.
        gaussdb_mysql037_innodb_read_row_count server 0.. Rows/s
          Rows read
          Rows read from InnoDB tables in a second, on average.
        gaussdb_mysql038_innodb_upd_row_count server 0.. Rows/s
          Rows updated
          Rows updated in InnoDB tables in a second, on average.
        gaussdb_mysql048_disk_used_size server 0..128000 GB
          Storage used
          How much of the storage is in use.
        gaussdb_mysql072_conn_usage server 0..100 %
          Connection usage
          Connections as a share of the largest number allowed.
        gaussdb_mysql074_slow_queries database 0.. Queries/min
          Slow queries
          Statements that enter the slow query log in a minute.
        gaussdb_mysql077_replication_delay database 0.. s
          Replication delay
          Time by which a read replica is behind the primary node.
        gaussdb_mysql104_dfv_write_delay server 0.. ms
          Storage write latency
          Time that a write to the storage layer takes, on average in the period.
        gaussdb_mysql105_dfv_read_delay server 0.. ms
          Storage read latency
          Time that a read from the storage layer takes, on average in the period.
        gaussdb_mysql106_innodb_row_lock_current_waits server 0.. Locks
          Row lock waits
          Row locks of InnoDB tables that operations are waiting for now.
        gaussdb_mysql107_comdml_ins_and_ins_sel_count server 0.. Statements/s
          INSERT and INSERT SELECT statements
          INSERT and INSERT ... SELECT statements together in a second, on average.
        gaussdb_mysql108_com_commit_count database 0.. Statements/s
          COMMIT statements
          COMMIT statements in a second, on average.
        gaussdb_mysql109_com_rollback_count database 0.. Statements/s
          ROLLBACK statements
          ROLLBACK statements in a second, on average.
        gaussdb_mysql110_innodb_bufpool_reads database 0.. Times/s
          InnoDB reads from storage
          Reads in a second, on average, that InnoDB had to fetch from the storage layer.
        gaussdb_mysql111_innodb_bufpool_read_requests database 0.. Requests/s
          InnoDB read requests
          Reads that are asked of InnoDB in a second, on average.
        gaussdb_mysql114_innodb_bufpool_read_ahead database 0.. Pages
          Pages read ahead in sequence
          Pages that InnoDB fetched in advance of a sequential scan.
        gaussdb_mysql115_innodb_bufpool_read_ahead_evicted database 0.. Pages
          Pages read ahead in vain
          Pages fetched in advance of a sequential scan that left the buffer pool without being used.
        gaussdb_mysql116_innodb_bufpool_read_ahead_rnd database 0.. Read-aheads
          Random read-aheads
          Read-aheads that InnoDB started for pages out of sequence.
        gaussdb_mysql117_innodb_pages_read database 0.. Pages
          Pages read
          Physical pages that InnoDB read.
        gaussdb_mysql118_innodb_pages_written database 0.. Pages
          Pages written
          Physical pages that InnoDB wrote.
        gaussdb_mysql019_innodb_log_writes database 0.. Writes
          Redo log writes
          Physical writes from the log buffer to the redo log.
        gaussdb_mysql342_iostat_iops_write database 0.. Operations/s
          Disk write operations
          Writes to the disk in a second.
        gaussdb_mysql344_iostat_iops_read database 0.. Operations/s
          Disk read operations
          Reads from the disk in a second.
        gaussdb_mysql346_iostat_roughput_write database 0.. Bytes/s
          Disk write bandwidth
          Bytes written to the disk in a second.
        gaussdb_mysql348_iostat_roughput_read database 0.. Bytes/s
          Disk read bandwidth
          Bytes read from the disk in a second.
        gaussdb_mysql119_disk_usage_ratio database 0..100 % 60
          Disk usage
          Share of the disk that is in use.
        gaussdb_mysql371_taurus_binlog_total_file_counts database 0.. - 300
          Binlog files
          Binlog files that the instance has.
        gaussdb_mysql378_create_temp_tbl_per_min database 0.. Tables/min 60
          Temporary tables per minute
          Temporary tables that statements made the server put on disk in a minute.
        """
}
